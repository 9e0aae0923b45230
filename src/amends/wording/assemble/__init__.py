"""From facts to a notice: values, conditions, sentences, actions, and the whole."""
