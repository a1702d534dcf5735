"""What is published beside the Word file: PDF, a picture of each page, one web page.

Every function here takes bytes or values and gives bytes; where they go, ``delivery`` knows. Nothing of this room is
imported by a build that makes only the Word file.
"""
