package samples.worker.workfloo.worker;

import dev.workfloo.application.port.in.AnswerStep;

public record BringsResults(AnswerStep answer) {}
