package dev.workfloo.docs.tryit;

import java.util.List;

/**
 * What stands around the overview and each operation, and stays while one leads to the next.
 *
 * @param operation the id of the one that is shown, or empty
 * @param key which the page begins with; empty without a demo
 * @param content HTML that is drawn already
 */
record TryItFrame(ApiDescription api, String operation, String key, boolean isSandbox, String content) {

    /** The scripts and styles that it needs. */
    static final String[] ASSETS = {"htmx.js", "tryit.css", "tryit.js"};

    List<OperationGroup> groups() {
        return api.groups();
    }

    @Override
    public String toString() {
        return "TryItFrame of " + operation;
    }
}
