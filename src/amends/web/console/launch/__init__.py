"""From duties to delivery: what is due, what is said, whether it may leave, how far it is, whether it adds up."""
