"""A Word template with docxtpl's tags into Jinja sources and parts that can be filled: the grammar, and where tags act."""
