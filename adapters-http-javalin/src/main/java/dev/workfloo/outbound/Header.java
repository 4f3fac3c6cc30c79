package dev.workfloo.outbound;

/** A header of a request; its value may be a secret. */
record Header(String name, String value) {

    @Override
    public String toString() {
        return name;
    }
}
