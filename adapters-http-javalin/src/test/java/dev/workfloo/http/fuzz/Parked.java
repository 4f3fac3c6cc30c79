package dev.workfloo.http.fuzz;

/**
 * An execution that stands somewhere.
 *
 * @param code what its person got and would type; empty where nothing was sent
 * @param link the id of one that opens it, where one was made
 */
record Parked(String id, String code, String link) {

    /** For what is sent to none. */
    static final Parked NOWHERE = new Parked("657117e1d511b6e54fe2afff", "");

    /** Without a link. */
    Parked(String id, String code) {
        this(id, code, "9f3c2a71d04be85617c2aa03");
    }
}
