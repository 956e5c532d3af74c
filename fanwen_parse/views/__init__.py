"""What people and other tools look at: terminal, tables, HTML, Markdown, CI formats."""
