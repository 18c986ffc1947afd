package sources;

import android.view.View;
import android.widget.EditText;

/** As view binding generates it. */
final class Binding {
    final EditText first;
    final EditText second;

    private Binding(EditText first, EditText second) {
        this.first = first;
        this.second = second;
    }

    static Binding bind(View root) {
        EditText first = (EditText) root.findViewById(Views.EMAIL);
        EditText second = (EditText) root.findViewById(Views.TITLE);
        return new Binding(first, second);
    }
}
