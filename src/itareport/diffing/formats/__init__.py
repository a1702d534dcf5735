"""A comparison as text for people and programs; every ``render`` is a pure function."""
