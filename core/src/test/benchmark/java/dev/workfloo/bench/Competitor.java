package dev.workfloo.bench;

import dev.workfloo.rule.decision.HitPolicy;
import java.util.List;

/** Who is compared. */
public enum Competitor {
    WORKFLOO("Workfloo", WorkflooEngine::untraced),
    WORKFLOO_TRACED("Workfloo, trace read", WorkflooEngine::traced),
    HAND_WRITTEN("hand-written loop", HandWrittenLoop::untraced),
    HAND_WRITTEN_TRACED("hand-written loop with a trace", HandWrittenLoop::traced),
    /** Reads the text of every cell anew at each evaluation: https://github.com/camunda/feel-scala/issues/1149. */
    CAMUNDA("Camunda 7.24, feel-scala (its default)", CamundaEngine::byDefault),
    CAMUNDA_LEGACY("Camunda 7.24, legacy FEEL", CamundaEngine::legacy),
    KIE("KIE 10.2", KieEngine::new);

    private final String title;
    private final Loading loading;

    Competitor(String title, Loading loading) {
        this.title = title;
        this.loading = loading;
    }

    private interface Loading {
        Engine load(Policy policy, HitPolicy hitPolicy, List<Applicant> applicants);
    }

    String title() {
        return title;
    }

    boolean isPeer() {
        return this == CAMUNDA || this == CAMUNDA_LEGACY || this == KIE;
    }

    Engine load(Policy policy, HitPolicy hitPolicy, List<Applicant> applicants) {
        return loading.load(policy, hitPolicy, applicants);
    }
}
