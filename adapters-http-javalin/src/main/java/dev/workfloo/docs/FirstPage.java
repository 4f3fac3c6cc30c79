package dev.workfloo.docs;

import dev.workfloo.docs.Installation.Demonstration;
import dev.workfloo.pages.Once;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.pages.Shell;
import dev.workfloo.pages.Templates;
import dev.workfloo.pages.Words;
import java.util.Optional;

/** What runs here, and the ways on. */
final class FirstPage {

    private final Once<Templates> templates = Once.of(() -> Templates.beside(FirstPage.class));
    private final Installation installation;

    FirstPage(Installation installation) {
        this.installation = installation;
    }

    /**
     * What the template is given.
     *
     * @param address of this service, as the browser knows it
     */
    record Shown(Installation installation, Installation.Readiness readiness, String address) {

        /** Its key counts for those alone who are on this machine. */
        Optional<Demonstration> demonstration() {
            return address.isEmpty() ? Optional.empty() : installation.demonstration();
        }

        DocsWord environments() {
            return switch (installation.environments()) {
                case SANDBOX -> DocsWord.ENVIRONMENT_SANDBOX;
                case PRODUCTION -> DocsWord.ENVIRONMENT_PRODUCTION;
                case MIXED -> DocsWord.ENVIRONMENT_MIXED;
            };
        }

        DocsWord health() {
            return switch (readiness) {
                case READY -> DocsWord.HEALTH_READY;
                case PAUSED -> DocsWord.HEALTH_PAUSED;
                case NOT_READY -> DocsWord.HEALTH_NOT_READY;
            };
        }
    }

    PageAnswer answer(PageRequest request) {
        Words words = request.words();
        Shown shown = new Shown(
                installation, installation.readiness().get(), request.isLoopback() ? "http://" + request.host() : "");
        Shell shell = Shell.of(words.say(DocsWord.FIRST_TITLE)).with("centre.css", "copy.js");
        return PageAnswer.page(shell, templates.get().draw("first", words, shown));
    }
}
