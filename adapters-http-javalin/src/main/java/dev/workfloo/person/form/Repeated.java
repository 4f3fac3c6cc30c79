package dev.workfloo.person.form;

/** What may be there several times over, as the elements of a set are. */
interface Repeated {

    String path();

    /** How many elements are there without anybody adding one: none of what may be left out, however many there must be otherwise. */
    int leastElements();

    int mostElements();

    /** The name of the hidden field that counts the elements. */
    default String counter() {
        return path() + "-count";
    }

    default String element(int position) {
        return path() + "[" + position + "]";
    }
}
