package dev.workfloo.application.port.in;

/** What the clients of a workspace drive. */
public interface UseCases {

    ExecuteWorkfloo executions();

    AnswerStep steps();

    FollowExecutions following();
}
