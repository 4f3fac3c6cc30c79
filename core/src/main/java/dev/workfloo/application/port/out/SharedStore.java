package dev.workfloo.application.port.out;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** A store that many processes may share: they go by one clock, and no two of them draw the same. */
public interface SharedStore extends Store {

    /** The clock of all who share it, so that they agree on what is due; each call gives the same one. */
    InstantSource clock();

    /** Draws ids, keys and consent codes: nobody can guess what comes next, in this process or in another one. */
    RandomGenerator random();
}
