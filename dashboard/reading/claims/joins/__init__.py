"""The same happening in several texts: found by who, what and where, and near in time."""
