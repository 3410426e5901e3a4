"""Build: pages become a site. The only stage that knows mkdocs, and the only one that writes."""
