package p;

import android.app.Activity;

final class Task implements Runnable {
    private final Activity owner;
    private final String text;
    private final boolean shown;

    Task(Activity owner, String text, boolean shown) {
        this.owner = owner;
        this.text = text;
        this.shown = shown;
    }

    @Override
    public void run() {
        if (shown) {
            owner.setTitle(text);
        }
    }
}
