package dev.workfloo.browser;

import java.util.ArrayList;
import java.util.List;

/** The browsers of all tests: a second one is started when a test has two, and one without scripts when a test goes without. */
final class Sessions implements AutoCloseable {

    private final List<Session> idle = new ArrayList<>();

    synchronized Session borrow(boolean withScripts) {
        for (Session session : idle) {
            if (session.withScripts() == withScripts && idle.remove(session)) return session.asNew();
        }
        return Session.start(withScripts);
    }

    synchronized void giveBack(Session session) {
        idle.add(session);
    }

    @Override
    public synchronized void close() {
        idle.forEach(session -> session.driver().quit());
    }
}
