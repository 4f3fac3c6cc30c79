package dev.workfloo.testkit.contract;

/** What can be wrong with whoever is asked outside. A test of yours brings it about. */
public enum Trouble {

    /** It takes the connection and what is asked, and never says anything. */
    SILENT,

    /** It begins an answer, and never ends it. */
    STALLED,

    /** Nobody is there: connections are refused. */
    UNREACHABLE,

    /** It answers that it failed, and that it may not fail later, as HTTP does with 503. */
    FAILING,

    /** It answers that it will not do this, however often it is asked, as HTTP does with 422. */
    REFUSING
}
