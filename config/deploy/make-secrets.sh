#!/bin/sh
# Makes the secrets that compose.yaml names, in a folder beside it that only you can open; what is there stays.
#
#   sh config/deploy/make-secrets.sh secrets
set -eu
umask 077
cd "$(dirname "$0")"
folder=${1:?the name of a folder: secrets}
mkdir -p "$folder"
cd "$folder"

[ -s postgresql ] || openssl rand -hex 24 > postgresql

if [ ! -s bot.toml ]; then
    printf 'The token of the bot, from @BotFather: '
    read -r token
    cat > bot.toml <<END
telegram_token = "$token"
database = "postgresql://figurecheck:$(cat postgresql)@postgresql/figurecheck"
END
fi

if [ ! -s cluster-key.pem ]; then
    openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj "/CN=figurecheck cluster" \
        -keyout cluster-ca-key.pem -out cluster-ca.pem
    openssl req -newkey rsa:3072 -nodes -subj "/CN=figurecheck" -keyout cluster-key.pem -out cluster.csr
    openssl x509 -req -in cluster.csr -days 3650 -CA cluster-ca.pem -CAkey cluster-ca-key.pem -CAcreateserial \
        -out cluster-cert.pem
    rm cluster.csr
fi
# The containers read them as the user 10001 of the image, PostgreSQL as its own.
chmod 644 -- *.toml postgresql cluster-ca.pem cluster-cert.pem cluster-key.pem
