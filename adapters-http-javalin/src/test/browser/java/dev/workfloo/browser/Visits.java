package dev.workfloo.browser;

import java.util.ArrayList;
import java.util.List;

/** Who comes to a site during one test, each with a browser of their own. */
final class Visits implements AutoCloseable {

    private final Sessions sessions;
    private final List<Session> borrowed = new ArrayList<>();
    private final List<Visitor> visitors = new ArrayList<>();

    Visits(Sessions sessions) {
        this.sessions = sessions;
    }

    Visitor atADesk(String site, String language) {
        return visitor(borrow(true), site, Device.DESK, language);
    }

    Visitor onAPhone(String site, String language) {
        return visitor(borrow(true), site, Device.PHONE, language);
    }

    Visitor withoutScripts(String site, String language) {
        return visitor(borrow(false), site, Device.PHONE, language);
    }

    private Session borrow(boolean withScripts) {
        Session session = sessions.borrow(withScripts);
        borrowed.add(session);
        return session;
    }

    private Visitor visitor(Session session, String site, Device device, String language) {
        Visitor visitor = new Visitor(session, site, device, language);
        visitors.add(visitor);
        return visitor;
    }

    /** What they see now, for whoever has to find out why a test failed. */
    void picture(String name) throws Exception {
        for (int i = 0; i < visitors.size(); i++) visitors.get(i).picture("failed-" + name + "-" + i);
    }

    @Override
    public void close() {
        borrowed.forEach(sessions::giveBack);
    }
}
