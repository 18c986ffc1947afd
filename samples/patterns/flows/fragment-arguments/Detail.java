package p;

import android.app.Fragment;
import android.os.Bundle;
import android.util.Log;

public class Detail extends Fragment {
    static Detail of(String device) {
        Bundle arguments = new Bundle();
        arguments.putString("device", device);
        arguments.putString("page", "detail");
        Detail made = new Detail();
        made.setArguments(arguments);
        return made;
    }

    @Override
    public void onResume() {
        super.onResume();
        Log.i("demo", getArguments().getString("device"));
    }

    @Override
    public void onPause() {
        super.onPause();
        Log.i("demo", getArguments().getString("page"));
    }
}
