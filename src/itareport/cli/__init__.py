"""The command line: each command reads its options, calls one function of the core and shows what came back."""
