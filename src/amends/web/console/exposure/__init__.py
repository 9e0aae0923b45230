"""Evidence, doubtful links, the register, people by place and element."""
