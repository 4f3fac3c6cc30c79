package dev.workfloo.application;

import dev.workfloo.definition.NipChannel;

/** What whoever is turned to outside is called, among the work that waits for its turn and in the log. */
final class Parties {

    private Parties() {}

    static String service(String name) {
        return "service " + name;
    }

    static String channel(NipChannel channel) {
        return "channel " + channel;
    }
}
