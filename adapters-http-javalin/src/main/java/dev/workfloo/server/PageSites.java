package dev.workfloo.server;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.docs.DocsSite;
import dev.workfloo.docs.Installation;
import dev.workfloo.docs.Installation.Environments;
import dev.workfloo.docs.tryit.TryItSetup;
import dev.workfloo.http.PageSite;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.http.operation.BriefPatience;
import dev.workfloo.person.PersonSite;
import dev.workfloo.person.step.PersonPorts;
import dev.workfloo.server.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages beside the API. */
final class PageSites {

    private PageSites() {}

    /** The person's page is there in any case: people come to it by links. */
    static List<PageSite> of(Settings settings, Workfloo workfloo, ServiceState state, Store store) {
        List<PageSite> sites = new ArrayList<>();
        sites.add(PersonSite.of(persons(settings, workfloo), workfloo.uploads(), workfloo.brands(), state.paused()));
        if (settings.console()) sites.add(DocsSite.of(installation(settings, state, store), tryIt(settings)));
        return sites;
    }

    private static Installation installation(Settings settings, ServiceState state, Store store) {
        return new Installation(
                Release.number(),
                switch (settings.environments()) {
                    case MIXED -> Environments.MIXED;
                    case SANDBOX -> Environments.SANDBOX;
                    case PRODUCTION -> Environments.PRODUCTION;
                },
                state::readiness,
                Greeting.showsDemo(settings) ? Optional.of(DemoFlows.shown(store)) : Optional.empty());
    }

    private static PersonPorts persons(Settings settings, Workfloo workfloo) {
        return new PersonPorts(
                workfloo.admissions().within(settings.environments().served()),
                workfloo.following(),
                workfloo.steps(),
                new PersonPorts.Verification(workfloo.verification(), BriefPatience.FOR_A_VERDICT::begin),
                workfloo.drafts());
    }

    private static TryItSetup tryIt(Settings settings) {
        return new TryItSetup(
                WorkflooApi::description, Greeting.showsDemo(settings) ? Optional.of(Demo.KEY) : Optional.empty());
    }
}
