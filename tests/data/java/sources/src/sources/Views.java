package sources;

import android.app.Activity;
import android.text.Editable;
import android.text.InputType;
import android.text.TextWatcher;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;

/** Fields that a person types into. The ids: 0x7f010001 a password, 0x7f010002 an e-mail address, 0x7f010003 a title. */
class Views {
    static final int PASSWORD = 0x7f010001;
    static final int EMAIL = 0x7f010002;
    static final int TITLE = 0x7f010003;
    static final int NUMBER = 0x7f010004;

    private final Activity screen;
    private final EditText kept;
    private EditText coded;

    Views(Activity screen) {
        this.screen = screen;
        this.kept = (EditText) screen.findViewById(PASSWORD);
    }

    void all() {
        local();
        held();
        helped();
        handed((TextView) screen.findViewById(EMAIL));
        either(kept == null);
        bound();
        watched();
        title();
        unknown(screen.getTaskId());
        setInCode();
    }

    String local() {
        EditText field = (EditText) screen.findViewById(EMAIL);
        return field.getText().toString();
    }

    String held() {
        return kept.getText().toString();
    }

    <T extends View> T find(int id) {
        return (T) screen.findViewById(id);
    }

    String helped() {
        TextView field = this.<TextView>find(EMAIL);
        return field.getText().toString();
    }

    CharSequence handed(TextView field) {
        return field.getText();
    }

    CharSequence either(boolean first) {
        TextView field = first ? (TextView) screen.findViewById(TITLE) : (TextView) screen.findViewById(EMAIL);
        return field.getText();
    }

    CharSequence bound() {
        Binding binding = Binding.bind(screen.getWindow().getDecorView());
        return binding.first.getText();
    }

    void watched() {
        kept.addTextChangedListener(new Watcher());
    }

    CharSequence title() {
        TextView field = (TextView) screen.findViewById(TITLE);
        return field.getText();
    }

    CharSequence unknown(int id) {
        TextView field = (TextView) screen.findViewById(id);
        return field.getText();
    }

    CharSequence setInCode() {
        coded = new EditText(screen);
        coded.setInputType(InputType.TYPE_CLASS_TEXT | InputType.TYPE_TEXT_VARIATION_PASSWORD);
        return read();
    }

    CharSequence read() {
        return coded.getText();
    }

    static class Watcher implements TextWatcher {
        @Override
        public void beforeTextChanged(CharSequence text, int start, int count, int after) {
            text.length();
        }

        @Override
        public void onTextChanged(CharSequence text, int start, int before, int count) {
            text.length();
        }

        @Override
        public void afterTextChanged(Editable text) {
            text.length();
        }
    }
}
