package dev.workfloo.execution.nip;

/** Compares typed codes with sealed ones; the key is not the domain's. */
public interface CodeJudge {

    /**
     * Whether the seal is the code's.
     *
     * @param key {@code execution/node/visit/send}, as when it was sealed
     */
    boolean matches(String seal, String key, String code);
}
