package dev.workfloo.testkit;

import java.nio.file.Path;

/** Definitions of this repository. */
final class Repository {

    static final Path ROOT = Path.of("..", "..");
    static final Path DEMO = ROOT.resolve("adapters-http-javalin/src/main/resources/dev/workfloo/server/demo.json");
    static final Path CARD =
            ROOT.resolve("adapters-http-javalin/src/main/resources/dev/workfloo/server/demo-card.json");
    static final Path EVERY_KIND =
            ROOT.resolve("adapters-http-javalin/src/test/resources/dev/workfloo/driver/every-kind.json");

    private Repository() {}
}
