package dev.workfloo.application.person;

import dev.workfloo.access.Environment;
import dev.workfloo.application.person.InvitingPerson.Runs;
import dev.workfloo.application.port.in.ExecuteWorkfloo;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.person.AdmitPerson;
import dev.workfloo.application.port.in.person.BrandWorkspace;
import dev.workfloo.application.port.in.person.InvitePerson;
import dev.workfloo.application.port.in.person.KeepDrafts;
import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.application.port.out.FileFormats;
import dev.workfloo.application.port.out.Store;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.random.RandomGenerator;

/** All that is done for persons who come by links. */
public final class Persons {

    private final Store store;
    private final InstantSource clock;
    private final LinkSecrets secrets;
    private final FileFormats formats;

    public Persons(Store store, FileFormats formats, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.formats = formats;
        this.clock = clock;
        this.secrets = new LinkSecrets(random);
    }

    public InvitePerson inviting(ExecuteWorkfloo executing, FollowExecutions following) {
        return new InvitingPerson(store, new Runs(executing, following), clock, secrets);
    }

    public AdmitPerson admitting() {
        return new AdmittingPerson(store.personLinks(), clock, secrets, EnumSet.allOf(Environment.class));
    }

    public BrandWorkspace branding() {
        return new BrandingWorkspace(store.brands());
    }

    public KeepDrafts drafting() {
        return new KeepingDrafts(store.executions(), store.drafts(), clock);
    }

    public KeepUploads uploading() {
        return new KeepingUploads(store.executions(), store.documents(), formats, clock);
    }
}
