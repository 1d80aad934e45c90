"""The people of the newsroom: who they are, how they sign in, how they join and leave."""
