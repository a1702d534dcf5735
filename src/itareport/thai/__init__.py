"""Thai text: digits, widths, clusters, certain repairs and the years of a period. Pure text in, text out."""
