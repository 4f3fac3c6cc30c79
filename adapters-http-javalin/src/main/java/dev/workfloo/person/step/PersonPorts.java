package dev.workfloo.person.step;

import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.VerifyPerson;
import dev.workfloo.application.port.in.VerifyPerson.Patience;
import dev.workfloo.application.port.in.person.AdmitPerson;
import dev.workfloo.application.port.in.person.KeepDrafts;
import java.util.function.Supplier;

/** What the person's page drives. */
public record PersonPorts(
        AdmitPerson admissions,
        FollowExecutions following,
        AnswerStep steps,
        Verification verification,
        KeepDrafts drafts) {

    /** @param patience that of each call, which begins with it */
    public record Verification(VerifyPerson port, Supplier<Patience> patience) {}
}
