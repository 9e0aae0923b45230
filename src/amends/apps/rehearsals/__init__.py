"""The whole response, run unattended as an exercise."""
