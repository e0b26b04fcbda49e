"""What is learnt of a band's normal power, without Home Assistant."""
