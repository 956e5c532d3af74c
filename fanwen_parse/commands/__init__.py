"""The command line: click, one file a command; exit codes; knows no Chinese."""
