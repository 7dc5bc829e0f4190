for _ in 1 2 3 4 5; do
  curl --fail --silent https://api.x.com/2/users/by/username/XDevelopers && break
  sleep 1
done
