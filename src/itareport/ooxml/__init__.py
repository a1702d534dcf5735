"""Word files as packages: parts in and out of the zip, what is safe, the texts, the stamp and the data inside."""
