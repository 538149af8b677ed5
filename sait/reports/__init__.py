"""Results as files to take away: each writer renders a Result and asks nothing else."""
