"""Bytes to source text: plain text and its encodings, HTML, docx, PDF, behind one interface."""
