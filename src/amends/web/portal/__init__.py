"""The portal: for the public, without JavaScript, in the reader's language."""
