"""The portal: the tables of all places put together, and what the build stage is told to make."""
