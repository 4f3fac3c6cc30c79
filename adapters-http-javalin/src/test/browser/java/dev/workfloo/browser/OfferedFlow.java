package dev.workfloo.browser;

import java.util.Locale;

/** What a lender invites people to, beside the demo. */
enum OfferedFlow {
    /** Each step that a person may come to. */
    LOAN("657117e1d511b6e54fe2ae10", "6571181fd511b6e54fe2ae10"),
    /** A form and documents, each with a set, and nothing behind them. */
    HOUSEHOLD("657117e1d511b6e54fe2ae20", "6571181fd511b6e54fe2ae20");

    private final String definition;
    private final String scenario;

    OfferedFlow(String definition, String scenario) {
        this.definition = definition;
        this.scenario = scenario;
    }

    String definition() {
        return definition;
    }

    String scenario() {
        return scenario;
    }

    /** Where it is written down. */
    String file() {
        return name().toLowerCase(Locale.ROOT) + ".json";
    }
}
