package dev.workfloo.person.step;

import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.VerifyPerson;
import dev.workfloo.application.port.in.person.AdmitPerson;
import dev.workfloo.application.port.in.person.KeepDrafts;

/** What the person's page drives. */
public record PersonPorts(
        AdmitPerson admissions,
        FollowExecutions following,
        AnswerStep steps,
        VerifyPerson verification,
        KeepDrafts drafts) {}
