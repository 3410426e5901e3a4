"""Open data: what the pages show, as tables to take away: CSV, JSON, a workbook, a data package."""
