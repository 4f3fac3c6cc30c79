package dev.workfloo.http.fuzz;

/**
 * An execution that stands somewhere.
 *
 * @param code what its person got and would type; empty where nothing was sent
 */
record Parked(String id, String code) {

    /** For what is sent to none. */
    static final Parked NOWHERE = new Parked("657117e1d511b6e54fe2afff", "");
}
