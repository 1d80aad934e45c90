"""The paper's own look, by settings: colours, faces, logo; what is drawn wears them too."""
