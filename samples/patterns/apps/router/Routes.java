package p;

import java.util.Map;
import router.Router;

public class Routes implements Router.Group {
    @Override
    public void loadInto(Map<String, Router.Meta> table) {
        table.put("/user/login", Router.Meta.build(Login.class));
    }
}
