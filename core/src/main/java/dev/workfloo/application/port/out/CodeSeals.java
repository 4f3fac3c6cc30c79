package dev.workfloo.application.port.out;

/** Hashes consent codes under a key that stands in no database: six digits alone could be guessed from a bare hash. */
public interface CodeSeals {

    /**
     * The keyed hash of a code.
     *
     * @param key {@code execution/node/visit/send}, so that the same code has another hash everywhere
     * @return text of at most 100 characters
     */
    String seal(String key, String code);

    /** Whether the hash is the code's; it takes the same time either way. */
    boolean matches(String seal, String key, String code);
}
