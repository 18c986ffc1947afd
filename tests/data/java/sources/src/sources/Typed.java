package sources;

import android.app.Activity;
import android.widget.EditText;

/** A view of a plain layout whose input type code sets, by its id. */
class Typed {
    private final Activity screen;

    Typed(Activity screen) {
        this.screen = screen;
        EditText field = (EditText) screen.findViewById(Views.NUMBER);
        field.setInputType(android.text.InputType.TYPE_CLASS_PHONE);
    }

    CharSequence read() {
        EditText field = (EditText) screen.findViewById(Views.NUMBER);
        return field.getText();
    }
}
