"""Sheets as PDF, read back: they need Pango and a Chinese font."""
