"""The lead lake's Python side: runs the models of a stage on an engine and commits tables."""
