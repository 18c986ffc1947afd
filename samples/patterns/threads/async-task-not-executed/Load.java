package p;

import android.os.AsyncTask;

class Load extends AsyncTask<String, Void, String> {
    @Override
    protected String doInBackground(String... names) {
        dead();
        return names[0];
    }

    static void dead() {}
}
